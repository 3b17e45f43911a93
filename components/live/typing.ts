// Whether somebody has typed something here that is not saved yet: then nothing may change under their hands.
const touched = new Set<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>();

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** Filters and searches are not entries: what they hold is in the address. */
const isEntry = (field: Element) => !field.closest("form[method=get], [role=search]") && field.closest("main") !== null;

function note({ target }: Event): void {
  if (isField(target) && isEntry(target)) touched.add(target);
}

/** Begins to remember which fields were typed in; ends by the answer. */
export function watchTyping(): () => void {
  document.addEventListener("input", note, true);
  return () => document.removeEventListener("input", note, true);
}

/** A field that was typed in and still holds it, or one that has the focus. A form that was saved is gone or empty. */
export function isTyping(): boolean {
  for (const field of touched) if (!field.isConnected || field.value === "") touched.delete(field);
  const focused = document.activeElement;
  return touched.size > 0 || (isField(focused) && isEntry(focused));
}
