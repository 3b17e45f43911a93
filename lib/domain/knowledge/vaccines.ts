// Vaccines, live ones marked: they may not meet immunosuppression. CVX codes are from memory of the public CDC list.

export interface Vaccine {
  readonly id: string;
  readonly label: string;
  readonly isLive: boolean;
  readonly cvx: readonly string[];
}

const vaccine = (id: string, label: string, isLive: boolean, ...cvx: string[]): Vaccine => ({ id, label, isLive, cvx });

export const vaccines: readonly Vaccine[] = [
  vaccine("mmr-vaccine", "Measles, mumps and rubella vaccine (live)", true, "03"),
  vaccine("varicella-vaccine", "Varicella vaccine (live)", true, "21"),
  vaccine("zoster-live-vaccine", "Zoster vaccine (live)", true, "121"),
  vaccine("yellow-fever-vaccine", "Yellow fever vaccine (live)", true, "37"),
  vaccine("influenza-live-intranasal", "Influenza vaccine, intranasal (live)", true, "111", "149"),
  vaccine("typhoid-oral-vaccine", "Typhoid vaccine, oral (live)", true, "25"),
  vaccine("bcg-vaccine", "BCG vaccine (live)", true, "19"),
  vaccine("influenza-vaccine", "Influenza vaccine (inactivated)", false, "140", "141", "150", "158", "185"),
  vaccine("pneumococcal-conjugate-vaccine", "Pneumococcal conjugate vaccine", false, "133", "215", "216"),
  vaccine("pneumococcal-polysaccharide-vaccine", "Pneumococcal polysaccharide vaccine, 23-valent", false, "33"),
  vaccine("zoster-recombinant-vaccine", "Zoster vaccine (recombinant)", false, "187"),
  vaccine("covid-19-vaccine", "COVID-19 vaccine", false, "207", "208", "210", "211", "212", "213"),
  vaccine("hepatitis-b-vaccine", "Hepatitis B vaccine", false, "08", "43", "44", "45", "189"),
  vaccine("hepatitis-a-vaccine", "Hepatitis A vaccine", false, "52", "83", "85"),
  vaccine("tetanus-diphtheria-vaccine", "Tetanus and diphtheria vaccine", false, "09", "113"),
  vaccine("tetanus-diphtheria-pertussis-vaccine", "Tetanus, diphtheria and pertussis vaccine", false, "20", "115"),
  vaccine("meningococcal-acwy-vaccine", "Meningococcal ACWY vaccine", false, "114", "136", "203"),
  vaccine("meningococcal-b-vaccine", "Meningococcal B vaccine", false, "162", "163"),
  vaccine("haemophilus-b-vaccine", "Haemophilus influenzae type b vaccine", false, "17", "48", "49"),
  vaccine("hpv-vaccine", "Human papillomavirus vaccine", false, "62", "165"),
  vaccine("polio-vaccine", "Polio vaccine (inactivated)", false, "10"),
];

const byId = new Map(vaccines.map((entry) => [entry.id, entry]));

/** The vaccine with this id, or null. */
export function vaccineById(id: string): Vaccine | null {
  return byId.get(id) ?? null;
}

/** The vaccine with this CVX code as in FHIR Immunization, or null for one that is not catalogued. */
export function vaccineByCvx(code: string): Vaccine | null {
  return vaccines.find((entry) => entry.cvx.includes(code)) ?? null;
}
