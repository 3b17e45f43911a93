-- Why a plan is on hold is kept in the audit alone (the event of its holding). Whoever reads the chart in an emergency has to see it:
-- a plan on hold without its reason could be taken for one that runs. Of the audit nothing else is opened.
ALTER POLICY audit_read ON audit_event USING (
  access.role() IN ('administrator', 'system') OR actor_id = access.actor() OR access.sees_patient(patient_id)
  OR (access.role() = 'team-lead' AND patient_id IS NULL AND access.audit_of_my_teams(actor_id))
  OR (action = 'plan.held' AND patient_id = (SELECT access.patient_in_hand())));
