import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { ChangePasswordForm } from "@/components/person/change-password-form";
import { MailPreference } from "@/components/person/mail-preference";
import { OwnAudit } from "@/components/person/own-audit";
import { OwnSessions } from "@/components/person/own-sessions";
import { ShortcutsPreference } from "@/components/person/shortcuts-preference";
import { pageTitle } from "@/components/shell/page-title";
import { readTheme, SHORTCUTS_COOKIE, THEME_COOKIE } from "@/components/shell/preferences";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { roleName } from "@/lib/domain/access/role-words";
import { eventWords } from "@/lib/domain/patient/event-words";
import { formatInstant } from "@/lib/domain/shared/instant";
import { ownAccount } from "@/lib/features/person/queries/one";
import { ownMail } from "@/lib/features/reminder/queries";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Account");

export default async function AccountPage() {
  const actor = await requireActor();
  const [view, mail] = await Promise.all([ownAccount(actor), ownMail(actor)]);
  if (!view || !mail) notFound();
  const { person, audit } = view;
  const remembered = await cookies();
  const at = (instant: string) => formatInstant(instant, actor.siteZone);
  return (
    <div className="flex flex-col gap-8 p-4">
      <PageHeader title="Account" lead="An administrator changes your name, role, site and teams." />
      <DescriptionList
        items={[
          { term: "Name", value: `${person.given} ${person.family}` },
          { term: "E-mail address", value: person.email },
          { term: "Role", value: roleName(person) },
          { term: "Site", value: person.siteName },
          { term: "Teams", value: person.teams.map((team) => team.name).join(", ") || "No team" },
          { term: "Phone", value: person.phone ?? "Not recorded" },
        ]}
      />
      <p>
        <Link href={paths.reference} className="link">
          Clinical reference
        </Link>
        : treatments, safety rules, syndromes, antibodies and measures, with their sources.
      </p>
      <section aria-labelledby="preferences" className="flex flex-col items-start gap-3">
        <h2 id="preferences" className="text-lead">
          Preferences of this browser
        </h2>
        <ThemeSwitch theme={readTheme(remembered.get(THEME_COOKIE)?.value)} />
        <ShortcutsPreference on={remembered.get(SHORTCUTS_COOKIE)?.value !== "off"} />
      </section>
      <section aria-labelledby="mail" className="flex flex-col items-start gap-3">
        <h2 id="mail" className="text-lead">
          E-mail
        </h2>
        <MailPreference on={mail.on} sent={mail.sent} />
      </section>
      <section aria-labelledby="password-section" className="flex flex-col gap-3">
        <h2 id="password-section" className="text-lead">
          Password
        </h2>
        <ChangePasswordForm email={person.email} />
      </section>
      <section aria-labelledby="sessions" className="flex flex-col gap-3">
        <h2 id="sessions" className="text-lead">
          Where I am signed in
        </h2>
        <OwnSessions
          sessions={person.sessions.map((session) => ({
            id: session.id,
            opened: at(session.openedAt),
            seen: at(session.seenAt),
            present: session.id === actor.sessionId,
          }))}
        />
      </section>
      <section aria-labelledby="audit" className="flex flex-col gap-3">
        <h2 id="audit" className="text-lead">
          My last 50 entries in the audit
        </h2>
        <OwnAudit
          deeds={audit.map((line) => ({
            id: line.id,
            when: at(line.at),
            what: eventWords(line.action),
            outcome: line.outcome,
            aboutPatient: line.patientId !== null,
          }))}
        />
      </section>
    </div>
  );
}
