// The version and content hash of every built-in template. A test fails when the content of a template no longer has its hash:
// then raise the version and enter the new hash, so that nobody's record says v1 of something else.
export const templateVersions: Readonly<Record<string, { readonly version: number; readonly hash: string }>> = {
  lems: { version: 1, hash: "h1:768907fff20e94c84bcd27de32f1c13500268b2c7c29f95bdcc8f155ef376ecc" },
  "subacute-sensory-neuronopathy": {
    version: 1,
    hash: "h1:86b073ee15b98a39160b81ba1b26688a66aef0db56d7dcf78aad40c52c87526b",
  },
  "rapidly-progressive-cerebellar-syndrome": {
    version: 1,
    hash: "h1:7ae03f8e1368106f3429754a951fdf6e3d0434a6487b74ac7aeeec5944a18081",
  },
  "limbic-encephalitis": { version: 1, hash: "h1:cf4e0576382530610a8c9b77943feeab196d89f4d2cc629988d96811b65157da" },
  encephalomyelitis: { version: 1, hash: "h1:4bd73da6cf8b588aa8fd581140ae596198d519d2645d9b49e43baf521debe460" },
  "opsoclonus-myoclonus": { version: 1, hash: "h1:de553209791e9329dda4971efd49b8c464c5633d6264acd3b27122ef7fe091a7" },
  "gi-pseudo-obstruction": { version: 1, hash: "h1:14c578c8eb451123fec14731ea366af0d5005f0bcd63372b13b3a49e823f6c7f" },
  "stiff-person-spectrum": { version: 1, hash: "h1:61fb96b5569ce748f546acfe493ae0ad007d10ea734da6ea6e7f81bc3efe6949" },
  "anti-nmdar-encephalitis": {
    version: 1,
    hash: "h1:66646af0dbc0d0de0d65d9d51ffd3aaa915957e86f22cf868163e8aa9ee705f7",
  },
  "brainstem-encephalitis": { version: 1, hash: "h1:fa19751528edb22d4a149792deaa27eec7979a120ea407e1b687c79982e53b30" },
  "myasthenia-gravis-thymoma": {
    version: 1,
    hash: "h1:a5a2adc608c6d8bd6a3fa170a142a8e7d60cf10f6e1df89aecbd888c924a6769",
  },
  dermatomyositis: { version: 1, hash: "h1:2edc5698f8e22d56786c2e43e419cb1d815c28ade0f91fcb2eb47b79b4c2d438" },
  "peripheral-nerve-hyperexcitability": {
    version: 1,
    hash: "h1:5b40387ed1031ebcc0b0ad7a88308b6228084e9d178c7ebc54578e801e97b4d9",
  },
  retinopathy: { version: 1, hash: "h1:c2db3dbb10b0cd33330af3e1af46585fc76e2d5075e0e0d83faeed12fb54b038" },
};
