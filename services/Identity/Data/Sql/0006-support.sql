-- Support access (docs/decisions/0015-support.md). A door that is open is what the operators hold in the sub-district; there is no assignment.

-- Whatever a handler may ask for: nobody is let in as more than support, and not for longer than three days.
ALTER TABLE support_door
    ADD CONSTRAINT ck_support_door_extent CHECK (extent IN ('support', 'support-worker', 'support-manager')),
    ADD CONSTRAINT ck_support_door_term CHECK (until > opened_at AND until <= opened_at + interval '72 hours');

-- An operator reads the doors that are open, before any tenant is chosen, and through them what the sub-district is called and its state.
CREATE POLICY operator_reads ON support_door FOR SELECT USING (
    ended_at IS NULL AND until > now() AND EXISTS (
        SELECT FROM assignment a
        WHERE a.person_id = NULLIF(current_setting('app.person_id', true), '')::uuid
          AND a.tenant_id = '00000000-0000-4000-8000-00000000c177' AND a.role_id = 'operator'
          AND a.revoked_at IS NULL AND a.valid_from <= now() AND (a.valid_to IS NULL OR a.valid_to > now())));
CREATE POLICY operator_reads ON place FOR SELECT USING (
    id = tenant_id AND EXISTS (SELECT FROM support_door d WHERE d.tenant_id = place.tenant_id AND d.ended_at IS NULL AND d.until > now()));
CREATE POLICY operator_reads ON tenant FOR SELECT USING (
    EXISTS (SELECT FROM support_door d WHERE d.tenant_id = tenant.tenant_id AND d.ended_at IS NULL AND d.until > now()));

-- A door was opened or closed: what the operators may do has changed. Runs as the owner, since a sub-district does not see who they are.
CREATE FUNCTION support_turned() RETURNS TABLE (person uuid, version bigint)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE person p SET grants_version = p.grants_version + 1
    WHERE p.disabled_at IS NULL AND NOT p.is_machine AND p.id IN (
        SELECT a.person_id FROM assignment a
        WHERE a.tenant_id = '00000000-0000-4000-8000-00000000c177' AND a.role_id = 'operator'
          AND a.revoked_at IS NULL AND (a.valid_to IS NULL OR a.valid_to > now()))
    RETURNING p.id, p.grants_version
$$;
