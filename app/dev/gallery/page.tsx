import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { AppShell } from "@/components/shell/app-shell";
import { DemoBand } from "@/components/shell/demo-band";
import { PatientHeader } from "@/components/shell/patient-header";
import { RAIL_COOKIE, readTheme, SHORTCUTS_COOKIE, THEME_COOKIE } from "@/components/shell/preferences";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { PanelLayout } from "@/components/ui/panel-layout";
import { readSort } from "@/components/ui/table-url";
import { Tabs } from "@/components/ui/tabs";
import { Tag } from "@/components/ui/tag";
import { showsDevPages } from "@/lib/platform/env";
import { galleryNavigation, longAllergies } from "./examples";
import { FieldSection } from "./field-section";
import { FindingPanel } from "./finding-panel";
import { InteractiveSection } from "./interactive-section";
import { ListSection } from "./list-section";
import { WordSection } from "./word-section";

export const metadata: Metadata = { title: "Gallery" };

/** Every part of the kit in its states, for designers and screenshot tests. Not part of a production installation. */
export default async function GalleryPage({ searchParams }: { readonly searchParams: Promise<{ sort?: string }> }) {
  if (!showsDevPages()) notFound();
  const jar = await cookies();
  const { sort } = await searchParams;
  return (
    <AppShell
      navigation={galleryNavigation}
      railFolded={jar.get(RAIL_COOKIE)?.value === "folded"}
      theme={readTheme(jar.get(THEME_COOKIE)?.value)}
      shortcutsOn={jar.get(SHORTCUTS_COOKIE)?.value !== "off"}
      siteName="Northgate Hospital"
      account={{ name: "Dr Astrid Lindqvist", role: "Neurologist", href: "/account" }}
      signOut={
        <form>
          <Button type="submit" size="small">
            Sign out
          </Button>
        </form>
      }
      bands={<DemoBand />}
    >
      <PatientHeader
        name="OKAFOR-VANDENBERGHE, Ruth Anneliese"
        born="09-Apr-1961 (65 y)"
        sex="Female"
        recordNumber="DEMO 0001"
        weight="68.4 kg, 20-Nov-2026"
        kidney={[
          { label: "eGFR", value: "71 mL per min, 19-Nov-2026" },
          { label: "Creatinine clearance", value: "74 mL per min, 19-Nov-2026" },
        ]}
        allergies={{ kind: "list", allergies: longAllergies }}
        syndrome="LEMS, P/Q-type VGCC, definite"
        tumour="small cell lung cancer, limited stage"
        planLead="Dr A Lindqvist"
        similarName
      />
      <Tabs
        label="Patient"
        tabs={[
          { href: "/dev/gallery", label: "Overview", exact: true },
          { href: "/dev/gallery/plans", label: "Plans", count: 2 },
          { href: "/dev/gallery/results", label: "Results" },
        ]}
      />
      <PanelLayout
        mainLabel="Gallery"
        panelLabel="Safety review"
        panelSummary="1 must resolve"
        panel={<FindingPanel />}
      >
        <div className="flex flex-col gap-8 p-4">
          <PageHeader
            title="Gallery of the kit"
            state={<Tag tone="draft">DRAFT v4 · not active</Tag>}
            lead="Each part in its states: filled, empty, wrong, and with more text than anybody hoped for."
            actions={
              <>
                <LinkButton href="/dev/gallery" keyHint="d">
                  Compare with v3
                </LinkButton>
                <Button variant="primary" keyHint="s">
                  Review and sign
                </Button>
              </>
            }
          />
          <WordSection />
          <FieldSection />
          <InteractiveSection />
          <ListSection sort={readSort(sort, ["patient", "due"], { id: "due", desc: false })} />
        </div>
      </PanelLayout>
    </AppShell>
  );
}
