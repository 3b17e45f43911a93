/** A sentence whose dates each stay on one line (DAT-1, MED-4). */
export function KeepDates({ text }: { readonly text: string }) {
  return text.split(/(\d{2}-[A-Z][a-z]{2}-\d{4})/).map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence in their order.
      <span key={index} className="nowrap">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
