// What a server action answers; plain data that crosses to the browser.
export type ActionFailure = {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  /** Words beside each field, by path ("steps.0.amount"). */
  readonly fields?: Readonly<Record<string, string>>;
  readonly conflict?: { readonly mine: unknown; readonly theirs: unknown; readonly by?: string; readonly at?: string };
  readonly details?: unknown;
  readonly reference?: string;
};

export type ActionResult<T> = { readonly ok: true; readonly value: T } | ActionFailure;

/** What a form sends: `key` is made when the form opens, so that a retry cannot happen twice. */
export type ActionRequest = { readonly key: string; readonly input: unknown; readonly password?: string };

export type ActionDoor<O> = (request: ActionRequest) => Promise<ActionResult<O>>;
