/** Keeps two words on one line: between number and unit, label and value (MED-4). */
export const noBreakSpace = "\u00a0";
