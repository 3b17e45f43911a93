// Coming in, going out, and what happens to a session in between.
import { paths } from "@/lib/platform/paths";
import { expectAccessible } from "../accessible";
import { demoAccounts } from "../demo";
import { expect, test } from "../fixtures";
import { SignInPage } from "../pages/sign-in";
import { emailOf, givePassword } from "../session";
import { ready, visit } from "../visit";

const PASSWORD = "seven grey herons by the lock";

for (const role of ["neurologist", "oncologist", "therapist", "nurse", "team lead", "administrator"]) {
  test(`the demo accounts of role ${role} sign in, land on their first screen and leave`, async ({ browserFor }) => {
    const accounts = demoAccounts().filter((account) => account.role.includes(role));
    expect(accounts.length).toBeGreaterThan(0);
    for (const account of accounts) {
      const page = await (await browserFor()).newPage();
      const signIn = new SignInPage(page);
      await signIn.open();
      await signIn.enter(account.email, account.password);
      await expect(page).toHaveURL(role === "administrator" ? paths.people : paths.work);
      await ready(page);
      await expect(page.getByText("Demo data: not for clinical use")).toBeVisible();
      await expectAccessible(page, `the first screen of the ${account.role}`);
      await signIn.signOut.click();
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
      await page.goto(paths.patients);
      await expect(page).toHaveURL(/\/sign-in\?next=/);
    }
  });
}

test("a wrong password and an unknown address get the same answer, and neither gets into the page's address", async ({
  clinic,
  browserFor,
}) => {
  await givePassword(clinic.neurologist, PASSWORD);
  const page = await (await browserFor()).newPage();
  const signIn = new SignInPage(page);
  await signIn.open();
  await expectAccessible(page, "sign-in");
  for (const email of [await emailOf(clinic.neurologist), "nobody@concord.example"]) {
    await signIn.enter(email, "not the password");
    await expect(signIn.problem).toContainText("The e-mail address or the password is not right");
    await expect(page).toHaveURL(paths.signIn);
    await signIn.open();
  }
  await signIn.enter(await emailOf(clinic.neurologist), PASSWORD);
  await expect(page).toHaveURL(paths.work);
});

test("whoever is disabled is out at once", async ({ clinic, seatOf }) => {
  const { page: open } = await seatOf(clinic.neurologist);
  await visit(open, paths.patients);

  const { page } = await seatOf(clinic.administrator);
  await visit(page, paths.person(clinic.neurologist.id));
  await page.getByRole("button", { name: "Disable this person" }).click();
  const asked = page.getByRole("dialog");
  await expectAccessible(page, "the question before disabling");
  await asked.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByRole("button", { name: "Enable this person" })).toBeVisible();

  await open.reload();
  await expect(open).toHaveURL(`${paths.signIn}?next=${encodeURIComponent(paths.patients)}`);
});

test("an administrator's link lets a person choose a password, once", async ({ clinic, seatOf, browserFor }) => {
  const { page } = await seatOf(clinic.administrator);
  await visit(page, paths.person(clinic.oncologist.id));
  await page.getByRole("button", { name: "Make a link to choose a password" }).click();
  const link = page.getByLabel("Link to choose a password");
  await expect(link).toHaveValue(/\/reset\?token=/);
  const address = await link.inputValue();

  const own = await (await browserFor()).newPage();
  await visit(own, address);
  await expectAccessible(own, "the page for a new password");
  await own.getByLabel("New password").fill("short");
  await own.getByRole("button", { name: "Save the password" }).click();
  await expect(own.getByRole("region", { name: "There is a problem" })).toBeVisible();
  await own.getByLabel("New password").fill(PASSWORD);
  await own.getByRole("button", { name: "Save the password" }).click();
  await expect(own.getByRole("heading", { name: "Your password is saved" })).toBeVisible();

  await own.goto(address);
  await expect(own.getByLabel("New password")).toHaveCount(0);
  const signIn = new SignInPage(own);
  await signIn.open();
  await signIn.enter(await emailOf(clinic.oncologist), PASSWORD);
  await expect(own).toHaveURL(paths.work);
});
