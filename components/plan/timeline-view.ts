const views = ["picture", "table"] as const;
export type View = (typeof views)[number];

/** Whether a word of the address names a view; read on the server, chosen in the browser. */
export const isView = (text: unknown): text is View => views.some((view) => view === text);
