// The version and content hash of every built-in template. A test fails when the content of a template no longer has its hash:
// then raise the version and enter the new hash, so that nobody's record says v1 of something else.
export const templateVersions: Readonly<Record<string, { readonly version: number; readonly hash: string }>> = {
  lems: { version: 1, hash: "h1:a1b3da4f49fecf9cae1870f93b4b38e5e1cab97349777c9d0250b48f92c50fcf" },
  "subacute-sensory-neuronopathy": {
    version: 1,
    hash: "h1:206bed87894aca328648e8b962cacdac283f01dd6907512912886d268ff1d774",
  },
  "rapidly-progressive-cerebellar-syndrome": {
    version: 1,
    hash: "h1:b41db3bc2db7a5d13584e3e7f5435c22cda2bda5f296a2b5237b71dc0e861303",
  },
  "limbic-encephalitis": { version: 1, hash: "h1:3b553fd3467cde0fc6798e5a5118e12d89cc7068f2832b43257538a2492d333d" },
  encephalomyelitis: { version: 1, hash: "h1:df2a4642f0e789f96ccfda265ed48bb608c20881eac20491525dd99541f5957b" },
  "opsoclonus-myoclonus": { version: 1, hash: "h1:36398f72270dcad960845d33b4e25df31ec275466850c728bdf52156f278c53d" },
  "gi-pseudo-obstruction": { version: 1, hash: "h1:e9eab2123f9f8907adf9e9e61fd8a7fed17cc5e2c11e545ee59ce785748f1f20" },
  "stiff-person-spectrum": { version: 1, hash: "h1:d5a98c32d3bf0947f3983410269214ee72c283f7f65a3b73bae4d10a7141e0b8" },
  "anti-nmdar-encephalitis": {
    version: 1,
    hash: "h1:7a2ba009633c75088e347a4f89296eb25d22e9a6377c09c8ad53c0c7435e867a",
  },
  "brainstem-encephalitis": { version: 1, hash: "h1:d87715beb234c239ef183af9268059b01d371251d9e15c00c9b9c3c85da905ce" },
  "myasthenia-gravis-thymoma": {
    version: 1,
    hash: "h1:1aaecbc6659d094d817b71eaa599eeb95ef2bcdac9cfe097cc6a5131494c82ce",
  },
  dermatomyositis: { version: 1, hash: "h1:c074e7ed3897c83e1aae3ca29815d5abfab64ee123ec2b9bb602361aaab7fd9e" },
  "peripheral-nerve-hyperexcitability": {
    version: 1,
    hash: "h1:1fcb7b05633a4a264a4e15493e6e40f8e1b2eb5f8f2310627a4dfed823bb661e",
  },
  retinopathy: { version: 1, hash: "h1:c687d34510d112fe662d70a0439130e5096718cc4257c043816a4f1f2262f617" },
};
