// What a password must be (NIST SP 800-63B-4, OWASP ASVS 5 6.2): long, any characters, not one that others would try first.

export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 128;

export const passwordHint = `${PASSWORD_MIN} characters or more. Several words with spaces are easy to remember; any characters may be used.`;

export type PasswordOwner = { readonly email: string; readonly family: string; readonly given: string };

const product = ["concord", "neuro", "oncology", "hospital", "paraneoplastic"];

const common = [
  "passwordpassword",
  "password123456789",
  "iloveyouiloveyou",
  "letmeinletmeinletmein",
  "qwertyuiopasdfgh",
  "qwertyuiopasdfghjkl",
  "1q2w3e4r5t6y7u8i",
  "1qaz2wsx3edc4rfv",
  "zaq12wsxcde34rfv",
  "administrator1234",
  "administratoradministrator",
  "changemechangeme",
  "changeme12345678",
  "correcthorsebatterystaple",
  "thisismypassword",
  "mypasswordissecret",
  "welcometothejungle",
  "unitedstatesofamerica",
  "trustno1trustno1",
  "monkeymonkeymonkey",
  "footballfootball",
  "princessprincess",
  "sunshinesunshine",
  "abcdefghijklmnopqrstuvwxyz",
  "abcdefghijklmnop",
  "thequickbrownfox",
  "thequickbrownfoxjumpsoverthelazydog",
  "toomanysecrets123",
  "supercalifragilisticexpialidocious",
];

const rows = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
];

/** Lower case without accents, spaces and punctuation: what people vary when they reuse a word. */
function bare(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The form in which a password is counted, hashed and compared. */
export function normalPassword(password: string): string {
  return password.normalize("NFKC");
}

/**
 * Why this password may not be used, as a sentence that says how to mend it, or null. Counts characters (code points)
 * after NFKC; never asks for kinds of characters.
 */
export function passwordProblem(password: string, owner: PasswordOwner): string | null {
  const characters = [...normalPassword(password)].length;
  if (characters < PASSWORD_MIN) {
    return `Enter ${PASSWORD_MIN} characters or more. This has ${characters}.`;
  }
  if (characters > PASSWORD_MAX) return `Enter ${PASSWORD_MAX} characters or fewer. This has ${characters}.`;
  const core = bare(password);
  const digitsAside = core.replace(/^\p{N}+|\p{N}+$/gu, "");
  if (common.includes(core) || common.includes(digitsAside)) {
    return "This is one of the passwords that are tried first. Enter another one.";
  }
  if (new Set(core).size < 5 || repeats(core)) {
    return "This repeats a few characters or one word. Enter several different words.";
  }
  if (isRun(core)) return "This is a row of keys or numbers. Enter several different words.";
  if (lettersLeft(core, owner) < 8) {
    return "This is made of your name, your e-mail address or the name of the product. Enter other words.";
  }
  return null;
}

/** One unit over and over: "secretsecretsecret". */
function repeats(core: string): boolean {
  for (let size = 1; size <= core.length / 2; size++) {
    if (core.slice(size) === core.slice(0, core.length - size)) return true;
  }
  return false;
}

/** Nothing but stretches of at least four neighbours on a keyboard or in the alphabet. */
function isRun(core: string): boolean {
  const lines = rows.flatMap((row) => [row, [...row].reverse().join("")]);
  let at = 0;
  while (at < core.length) {
    let length = 0;
    for (const line of lines) {
      let take = 0;
      while (at + take < core.length && line.includes(core.slice(at, at + take + 1))) take++;
      length = Math.max(length, take);
    }
    if (length < 4) return false;
    at += length;
  }
  return core.length > 0;
}

/** Characters that remain when the words anybody knows about this person are taken out. */
function lettersLeft(core: string, owner: PasswordOwner): number {
  const words = [...product, ...`${owner.given} ${owner.family}`.split(/[\s'’-]+/), ...owner.email.split(/[@._+-]/)]
    .map(bare)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  let rest = core;
  for (const word of words) rest = rest.split(word).join("");
  return rest.replace(/\p{N}/gu, "").length + (rest === core ? core.length : 0);
}
