import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

const app = "https://concord.hospital.example";
const of = (given: Record<string, string>) => isSameOrigin(new Headers(given), app);

describe("proof that a state change comes from a page of ours", () => {
  it.each([
    ["the configured origin", { origin: app }, true],
    ["an origin equal to the host asked", { origin: "http://10.0.0.7:3000", host: "10.0.0.7:3000" }, true],
    ["no origin, but the browser says same-origin", { "sec-fetch-site": "same-origin" }, true],
    ["nothing at all", {}, false],
    ["no origin from another site", { "sec-fetch-site": "cross-site" }, false],
    ["no origin from a sibling host", { "sec-fetch-site": "same-site" }, false],
    ["a foreign origin", { origin: "https://evil.example", host: "concord.hospital.example" }, false],
    [
      "a foreign origin that forges the forwarded host",
      { origin: "https://evil.example", host: "concord.hospital.example", "x-forwarded-host": "evil.example" },
      false,
    ],
    ["an origin of null", { origin: "null", host: "concord.hospital.example" }, false],
    ["a plain form of ours, which tells no origin", { origin: "null", "sec-fetch-site": "same-origin" }, true],
    ["an origin of null from another site", { origin: "null", "sec-fetch-site": "cross-site" }, false],
    ["an origin of null that nobody started from a page", { origin: "null", "sec-fetch-site": "none" }, false],
    [
      "the right host on another port",
      { origin: "https://concord.hospital.example:8443", host: "concord.hospital.example" },
      false,
    ],
    [
      "the right host without encryption, asked elsewhere",
      { origin: "http://concord.hospital.example", host: "other" },
      false,
    ],
    [
      "a foreign origin although the browser says same-origin",
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      false,
    ],
  ])("%s", (_, headers, expected) => {
    expect(of(headers as Record<string, string>)).toBe(expected);
  });
});
