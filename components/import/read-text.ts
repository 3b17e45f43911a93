const LIMIT = 10 * 1024 * 1024;

export type ChosenFile = { readonly name: string; readonly text: string };

/** The text of a chosen file, or in words why it is not sent: more than 10 MB, or not text in UTF-8. */
export async function readText(
  file: File | null,
): Promise<{ readonly ok: true; readonly file: ChosenFile } | { readonly ok: false; readonly message: string }> {
  if (!file || file.size === 0) return { ok: false, message: "Choose a file that is not empty" };
  if (file.size > LIMIT) {
    const size = Math.ceil(file.size / 1024 / 1024);
    return {
      ok: false,
      message: `The file has ${size} MB; at most 10 MB can be imported. Ask for one patient's bundle`,
    };
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return { ok: true, file: { name: file.name, text } };
  } catch {
    return { ok: false, message: "The file is not text in UTF-8, or it changed on disk. Choose it again" };
  }
}
