// The three requests of next-auth that the product makes, without its client library (10 kB that we would not use).

const form = { "content-type": "application/x-www-form-urlencoded" };

async function csrfToken(): Promise<string> {
  const response = await fetch("/api/auth/csrf", { cache: "no-store" });
  const answer: unknown = await response.json();
  if (typeof answer === "object" && answer && "csrfToken" in answer && typeof answer.csrfToken === "string") {
    return answer.csrfToken;
  }
  throw new Error("no csrf token");
}

async function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: "true" });
  return await fetch(path, { method: "POST", headers: form, body, cache: "no-store" });
}

export type SignInAnswer = "signed-in" | "refused" | "no-connection";

/** Opens a session; the answer is the same for an unknown e-mail address, a wrong password and a disabled person. */
export async function openSession(email: string, password: string): Promise<SignInAnswer> {
  try {
    const response = await post("/api/auth/callback/credentials", { email, password });
    if (response.ok) return "signed-in";
    return response.status === 401 ? "refused" : "no-connection";
  } catch {
    return "no-connection";
  }
}

/** Ends the session; false when the server could not be reached. */
export async function endSession(): Promise<boolean> {
  try {
    return (await post("/api/auth/signout", {})).ok;
  } catch {
    return false;
  }
}
