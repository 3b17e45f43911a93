import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./proxy";

const directive = (policy: string, name: string) =>
  policy
    .split("; ")
    .find((one) => one.startsWith(`${name} `))
    ?.slice(name.length + 1);

describe("the content security policy", () => {
  const live = contentSecurityPolicy("abc", false);

  it("runs only scripts that carry the nonce of this answer", () => {
    expect(directive(live, "script-src")).toBe("'self' 'nonce-abc' 'strict-dynamic'");
  });

  it("takes style elements only with the nonce, style attributes for charts", () => {
    expect(directive(live, "style-src")).toBe("'self' 'nonce-abc'");
    expect(directive(live, "style-src-attr")).toBe("'unsafe-inline'");
  });

  it("sends forms and data nowhere else, and is framed by nobody", () => {
    for (const name of ["default-src", "connect-src", "form-action"]) expect(directive(live, name)).toBe("'self'");
    for (const name of ["frame-ancestors", "object-src", "base-uri"]) expect(directive(live, name)).toBe("'none'");
  });

  it("is loosened in development only", () => {
    expect(live).not.toContain("unsafe-eval");
    expect(contentSecurityPolicy("abc", true)).toContain("'unsafe-eval'");
  });
});
