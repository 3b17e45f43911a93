/** A patient's name as on every header and list: `OKAFOR, Ruth` (HDR-1). */
export function patientName(name: { readonly family: string; readonly given: string }): string {
  return `${name.family.toLocaleUpperCase("en")}, ${name.given}`;
}
