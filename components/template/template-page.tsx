import { antibodyById } from "@/lib/domain/knowledge/antibodies";
import { cancerLabel } from "@/lib/domain/knowledge/cancers";
import { measureById } from "@/lib/domain/knowledge/measures";
import { describeSource } from "@/lib/domain/knowledge/source";
import { KNOWLEDGE_VERSION } from "@/lib/domain/knowledge/version";
import type { Template } from "@/lib/domain/template/template";
import { paths } from "@/lib/platform/paths";
import { DescriptionList } from "../ui/description-list";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { PageHeader } from "../ui/page-header";
import { Tag } from "../ui/tag";
import { lineViews, noteOf } from "./line-view";
import { LinesTable } from "./lines-table";

const listed = (words: readonly string[]) => (words.length > 0 ? words.join(", ") : "None named");

/** One template as it stands: lines with reasons and arms, what belongs to it, its version and its sources. */
export function TemplatePage({ template }: { readonly template: Template }) {
  const { name, version, hash, description, antibodies, cancers, referrals, measures, monitoring } = template;
  return (
    <>
      <PageHeader
        title={name}
        state={<Tag>v{version}</Tag>}
        lead={description}
        actions={
          <>
            <LinkButton href={paths.syndrome(template.id)}>About the syndrome</LinkButton>
            <LinkButton href={paths.templates}>All templates</LinkButton>
          </>
        }
      />
      <Notice tone="info" headingLevel={2} title="A starting list, not an order set">
        Treatments taken from it arrive incomplete. Its doses are hints and are never filled in. Clinically reviewed:
        not yet.
      </Notice>
      <LinesTable lines={lineViews(template.lines)} />
      <section aria-labelledby="about-title" className="flex flex-col gap-2">
        <h2 id="about-title" className="text-lead">
          About this template
        </h2>
        <DescriptionList
          items={[
            { term: "Typical antibodies", value: listed(antibodies.map((id) => antibodyById(id)?.label ?? id)) },
            { term: "Cancers searched for", value: listed(cancers.map(cancerLabel)) },
            { term: "Level of evidence", value: template.levelOfEvidence },
            { term: "Referrals", value: listed(referrals) },
            { term: "Measures", value: listed(measures.map((id) => measureById(id)?.name ?? id)) },
            { term: "Monitoring", value: listed(monitoring.map((words) => noteOf(words).text)) },
            {
              term: "Versions",
              value: (
                <>
                  v{version}, current, in the clinical data {KNOWLEDGE_VERSION}{" "}
                  <span className="block text-small break-all text-ink-3">{hash}</span>
                </>
              ),
            },
          ]}
        />
      </section>
      <section aria-labelledby="sources-title" className="flex flex-col gap-1">
        <h2 id="sources-title" className="text-lead">
          Sources
        </h2>
        <ul className="list-disc pl-5">
          {template.sources.map((source) => {
            const { text } = describeSource(source);
            return (
              <li key={text}>
                {text} <span className="text-small text-ink-3">({source.reRead ? "read" : "recalled, to verify"})</span>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}
