// Routes in words (MED-7).

export const routes = {
  oral: "oral",
  enteral: "by feeding tube",
  intravenous: "intravenous",
  subcutaneous: "subcutaneous",
  intramuscular: "intramuscular",
  intrathecal: "intrathecal",
  inhaled: "inhaled",
  intranasal: "intranasal",
  topical: "on the skin",
  rectal: "rectal",
  sublingual: "under the tongue",
  ophthalmic: "into the eye",
  "external-beam": "external beam",
  extracorporeal: "through an extracorporeal circuit",
  procedure: "as a procedure",
} as const;

export type RouteCode = keyof typeof routes;
export const routeCodes = Object.keys(routes) as readonly RouteCode[];

/** Whether a text is one of the route codes. */
export function isRouteCode(text: string): text is RouteCode {
  return Object.hasOwn(routes, text);
}

/** The route in words. */
export function routeLabel(code: RouteCode): string {
  return routes[code];
}
