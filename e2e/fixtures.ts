// What every journey gets: a hospital of its own, and browsers signed in as anybody, which watch for faults by themselves.
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { type Somebody, signIn } from "./session";

export { expect };

export type Seat = { readonly page: Page; readonly context: BrowserContext; readonly sessionId: string };

type Fixtures = {
  /** People of every role in a site of their own, so that journeys never meet. */
  readonly clinic: Clinic;
  /** A browser of its own, not signed in. */
  readonly browserFor: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** A browser in which the person is signed in. */
  readonly seatOf: (person: Somebody, options?: BrowserContextOptions) => Promise<Seat>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  clinic: async ({}, use) => {
    await use(await aClinic("Europe/Dublin"));
  },
  browserFor: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    const faults: string[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL, locale: "en-GB", reducedMotion: "reduce", ...options });
      opened.push(context);
      watch(context, String(options.baseURL ?? baseURL), faults);
      return context;
    });
    for (const context of opened) await context.close();
    expect(faults, "faults in the browser and requests that left this machine").toEqual([]);
  },
  seatOf: async ({ browserFor }, use) => {
    await use(async (person, options) => {
      const context = await browserFor(options);
      const sessionId = await signIn(context, person);
      return { context, sessionId, page: await context.newPage() };
    });
  },
});

/** An uncaught error, a broken content policy or a request to somewhere else fails the journey in which it happens. */
function watch(context: BrowserContext, home: string, faults: string[]) {
  context.on("weberror", (error) => faults.push(String(error.error())));
  context.on("console", (message) => {
    const isExpected = /Failed to load resource: the server responded with a status of 40[0-9]/.test(message.text());
    if (message.type() === "error" && !isExpected) faults.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !/^(data|blob|about):/.test(url)) faults.push(`request to ${new URL(url).origin}`);
  });
}
