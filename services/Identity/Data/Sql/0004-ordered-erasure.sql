-- As 0003, and only when the removal was ordered: confirm_erasure (ServiceDefaults/Tenancy/AppRole) checks what the service says of it, and names
-- the sub-district that the transaction is in.
CREATE OR REPLACE FUNCTION erase_people() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    of_tenant constant uuid := confirm_erasure();
    people uuid[];
    clients uuid[];
    hanging record;
    gone bigint;
    total bigint;
BEGIN
    PERFORM access_lock(of_tenant, true);
    WITH removed AS (DELETE FROM assignment WHERE tenant_id = of_tenant RETURNING person_id)
    SELECT coalesce(array_agg(DISTINCT person_id), '{}'), count(*) INTO people, total FROM removed;

    -- Whoever has or had a role elsewhere, or gave one there, is part of what is kept there.
    SELECT coalesce(array_agg(p), '{}') INTO people FROM unnest(people) p
    WHERE NOT EXISTS (SELECT FROM assignment a WHERE p IN (a.person_id, a.granted_by, a.revoked_by));

    SELECT coalesce(array_agg(id), '{}') INTO clients FROM openid_application WHERE properties::jsonb ->> 'person' = ANY (people::text[]);
    DELETE FROM openid_token WHERE subject = ANY (people::text[]) OR application_id = ANY (clients);
    GET DIAGNOSTICS gone = ROW_COUNT; total := total + gone;
    DELETE FROM openid_authorization WHERE subject = ANY (people::text[]) OR application_id = ANY (clients);
    GET DIAGNOSTICS gone = ROW_COUNT; total := total + gone;
    DELETE FROM openid_application WHERE id = ANY (clients);
    GET DIAGNOSTICS gone = ROW_COUNT; total := total + gone;
    DELETE FROM guess_count WHERE name_hash IN (SELECT hash FROM sign_in_name WHERE person_id = ANY (people));
    DELETE FROM person_claim WHERE user_id = ANY (people);
    DELETE FROM person_login WHERE user_id = ANY (people);
    DELETE FROM person_token WHERE user_id = ANY (people);

    -- Every table that refers to a person, whoever added it.
    FOR hanging IN
        SELECT c.conrelid::regclass AS relation, a.attname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass AND c.conrelid NOT IN ('assignment'::regclass, 'person'::regclass)
    LOOP
        EXECUTE format('DELETE FROM %s WHERE %I = ANY ($1)', hanging.relation, hanging.attname) USING people;
        GET DIAGNOSTICS gone = ROW_COUNT; total := total + gone;
    END LOOP;

    DELETE FROM person WHERE id = ANY (people);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN total + gone;
END $$;

-- mail: a sub-district's people see none of another's. What goes out is delivered by nobody in particular, and somebody who has forgotten their
-- password writes without being in any. The city, and the version before this one, say no sub-district.
ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mail USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY nobody_delivers ON mail USING (NULLIF(current_setting('app.tenant_id', true), '') IS NULL)
    WITH CHECK (NULLIF(current_setting('app.tenant_id', true), '') IS NULL);
CREATE POLICY untold ON mail FOR INSERT WITH CHECK (tenant_id IS NULL);
CREATE POLICY keeper ON mail FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
