import type { MedicineName } from "@/lib/domain/wording/medicine-name";

/** Tall man letters for the eye, the plain name for a screen reader (MED-9). */
export function MedicineNameText({ name }: { readonly name: MedicineName }) {
  if (name.display === name.plain) return <b>{name.plain}</b>;
  return (
    <b>
      <span aria-hidden="true">{name.display}</span>
      <span className="visually-hidden">{name.plain}</span>
    </b>
  );
}
