// The version and content hash of every built-in template. A test fails when the content of a template no longer has its hash:
// then raise the version and enter the new hash, so that nobody's record says v1 of something else.
export const templateVersions: Readonly<Record<string, { readonly version: number; readonly hash: string }>> = {
  lems: { version: 1, hash: "h1:148ba85ca404f5732530b01abe69703a79d4ee9585dc3bc0f80053655862c6cc" },
  "subacute-sensory-neuronopathy": {
    version: 1,
    hash: "h1:a838e8acd3402f40a69dd4afce155bf65e601f1406f9ddc024dc2aa8531efd66",
  },
  "rapidly-progressive-cerebellar-syndrome": {
    version: 1,
    hash: "h1:eeaf5dd7e8e1ad9b4034d735aaa85be26b607a347fd17c0cf98d458836aef7f2",
  },
  "limbic-encephalitis": { version: 1, hash: "h1:82dbc6252457beadc3b0bc567a37e830a06d4ca3e70939cf6a258c200577a056" },
  encephalomyelitis: { version: 1, hash: "h1:0326c807857e7473318debaa431719c09a98966e967f83a7c339850baee289fc" },
  "opsoclonus-myoclonus": { version: 1, hash: "h1:285012ee045d3415a8ad21f0d8f46473e3fabf46750c596ea0bd46b563bfdab4" },
  "gi-pseudo-obstruction": { version: 1, hash: "h1:e321018c1040a5bbc699e3201b4a4d0986e65b746bcb7cd9c589a86eeedf62e4" },
  "stiff-person-spectrum": { version: 1, hash: "h1:3b3bdfbce8a8c6361f9b5737bbc041204e52e39d3fabae78a45c423aca7f506c" },
  "anti-nmdar-encephalitis": {
    version: 1,
    hash: "h1:d0270e0f9d9c8f2f6de05b7e55157678ca5d8fbf0da7f8f50078d0d429cfa159",
  },
  "brainstem-encephalitis": { version: 1, hash: "h1:af46f543256d91ceb9fc0688f07e745fe94a7470f290941d9d28cc30f76fd845" },
  "myasthenia-gravis-thymoma": {
    version: 1,
    hash: "h1:b250add6da1ceae12d231640ffab50152ac21cc424c2ce5baea4e29e53debbbd",
  },
  dermatomyositis: { version: 1, hash: "h1:724dff63496cfb892c6b4d0e1f67eaea2cce358e34503eb1f32d1f35c26f9d6c" },
  "peripheral-nerve-hyperexcitability": {
    version: 1,
    hash: "h1:668d593cacbcf2a8697c9354b08e727a9b381691115706b2146a47203e60d96d",
  },
  retinopathy: { version: 1, hash: "h1:4f20b169017ac8485049028d31bdbf51d388648af0acf56e9e7d804727b55e17" },
};
