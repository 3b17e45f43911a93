// Reads the command line the Prisma CLI uses when it starts its schema engine.
const WITH_IGNORED_VALUE = new Set(["--enabled-preview-features", "--extension-types"]);

export function readArguments(argv) {
  const read = { datamodelPaths: [], datasource: {}, subCommand: undefined, wantsVersion: false };
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i];
    if (argument === "--datamodels" || argument === "-d") read.datamodelPaths.push(argv[++i]);
    else if (argument === "--datasource") read.datasource = JSON.parse(argv[++i]);
    else if (argument === "cli") read.subCommand = argv[++i];
    else if (argument === "--version" || argument === "-V") read.wantsVersion = true;
    else if (WITH_IGNORED_VALUE.has(argument)) i++;
  }
  return read;
}
