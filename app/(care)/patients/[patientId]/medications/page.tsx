import { notFound } from "next/navigation";
import { InErrorForm, MapMedicine, StatusButtons } from "@/components/patient/fact-actions";
import { Gatekeeper } from "@/components/patient/gatekeeper";
import { AllergyForm, ConditionForm, MedicineForm, VaccinationForm } from "@/components/patient/list-forms";
import { allergenOptions, conditionOptions, medicineOptions, vaccineOptions } from "@/components/patient/list-options";
import { ListSection } from "@/components/patient/list-section";
import { pageTitle } from "@/components/shell/page-title";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import {
  allergyStatusWords,
  choicesOf,
  conditionStatusWords,
  medicineStatusWords,
  vaccinationStatusWords,
} from "@/lib/domain/patient/words";
import { type ListLine, listsForChart } from "@/lib/features/patient/queries-lists";
import { idFrom, requireActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Medications and allergies");

export default async function MedicationsPage({ params }: PageProps<"/patients/[patientId]/medications">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const view = await listsForChart(actor, patientId);
  if (!view) notFound();
  const { lists, chart } = view;
  const common = { patientId, mayRecord: chart.may.record };
  const days = { today: chart.today, order: chart.dateOrder };
  const fact = ({ id, revision }: ListLine) => ({ patientId, id, revision });
  const isActive = (line: ListLine) => line.status === "active";
  return (
    <>
      <PageHeader
        title="Medications and allergies"
        lead="An empty list means none only after somebody has confirmed it."
      />
      <ListSection
        {...common}
        {...lists.allergies}
        list="allergies"
        title="Allergies"
        detailHeader="Reaction"
        statusWords={allergyStatusWords}
        isOpen={isActive}
        add={<AllergyForm patientId={patientId} prefix="allergy" options={allergenOptions} />}
        change={(line) => (
          <Changes
            status={
              <StatusButtons
                kind="allergy"
                fact={fact(line)}
                status={line.status}
                moves={choicesOf(allergyStatusWords)}
              />
            }
            correct={
              <AllergyForm patientId={patientId} prefix={`fix-${line.id}`} options={allergenOptions} replaces={line} />
            }
            error={<InErrorForm kind="allergy" fact={fact(line)} />}
          />
        )}
      />
      <ListSection
        {...common}
        {...lists["home-medicines"]}
        list="home-medicines"
        title="Home medicines"
        detailHeader="Dose"
        statusWords={medicineStatusWords}
        isOpen={(line) => line.status === "current" || line.status === "unsure"}
        add={<MedicineForm patientId={patientId} prefix="medicine" options={medicineOptions} />}
        change={(line) => (
          <Changes
            status={
              <>
                <MapMedicine
                  fact={fact(line)}
                  options={medicineOptions}
                  proposal={line.proposal}
                  mapped={line.code !== null}
                />
                <StatusButtons
                  kind="home-medicine"
                  fact={fact(line)}
                  status={line.status}
                  moves={choicesOf(medicineStatusWords)}
                />
              </>
            }
            correct={
              <MedicineForm patientId={patientId} prefix={`fix-${line.id}`} options={medicineOptions} replaces={line} />
            }
            error={<InErrorForm kind="home-medicine" fact={fact(line)} />}
          />
        )}
      />
      <ListSection
        {...common}
        {...lists.conditions}
        list="conditions"
        title="Conditions"
        detailHeader="Since"
        statusWords={conditionStatusWords}
        isOpen={isActive}
        add={<ConditionForm patientId={patientId} prefix="condition" options={conditionOptions} />}
        change={(line) => (
          <Changes
            status={
              <StatusButtons
                kind="condition"
                fact={fact(line)}
                status={line.status}
                moves={choicesOf(conditionStatusWords)}
              />
            }
            correct={
              <ConditionForm
                patientId={patientId}
                prefix={`fix-${line.id}`}
                options={conditionOptions}
                replaces={line}
              />
            }
            error={<InErrorForm kind="condition" fact={fact(line)} />}
          />
        )}
      />
      <Gatekeeper patientId={patientId} lines={view.gatekeeper} mayRecord={chart.may.record} />
      <ListSection
        {...common}
        {...lists.vaccinations}
        list="vaccinations"
        title="Vaccinations"
        detailHeader="Given"
        statusWords={vaccinationStatusWords}
        isOpen={() => true}
        add={<VaccinationForm patientId={patientId} prefix="vaccination" options={vaccineOptions} {...days} />}
        change={(line) => (
          <Changes
            correct={
              <VaccinationForm
                patientId={patientId}
                prefix={`fix-${line.id}`}
                options={vaccineOptions}
                replaces={line}
                {...days}
              />
            }
            error={<InErrorForm kind="vaccination" fact={fact(line)} />}
          />
        )}
      />
    </>
  );
}

function Changes({
  status,
  correct,
  error,
}: {
  status?: React.ReactNode;
  correct: React.ReactNode;
  error: React.ReactNode;
}) {
  return (
    <div className="flex flex-col gap-2">
      {status}
      <Disclosure summary="Replace with the right entry">{correct}</Disclosure>
      <Disclosure summary="Entered in error">{error}</Disclosure>
    </div>
  );
}
