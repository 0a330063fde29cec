-- The assignments of a sub-district that is imported (docs/decisions/0016-import.md), into one that has none yet. What the city had given there
-- hangs on the importer's own assignment here, since whoever gave it is not on this platform. Afterwards the
-- rule of 0001 holds as everywhere: each live one hangs on a live one at or above its scope that may be passed on and holds all that it gives.
CREATE FUNCTION import_assignments(importer uuid, told json)
RETURNS TABLE (person uuid, version bigint, roles bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    city constant uuid := '00000000-0000-4000-8000-00000000c177';
    of_tenant constant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
    source record;
BEGIN
    IF of_tenant IS NULL OR of_tenant = city THEN
        RAISE EXCEPTION 'Only a sub-district is imported.';
    END IF;

    PERFORM access_lock(of_tenant, true);
    IF EXISTS (SELECT FROM assignment a WHERE a.tenant_id = of_tenant) THEN
        RAISE EXCEPTION 'Assignments are there already.' USING ERRCODE = 'unique_violation';
    END IF;

    SELECT m.tenant_id, m.id INTO source
    FROM may_give(importer, 'tenant-admin', text2ltree('city.' || replace(of_tenant::text, '-', ''))) m ORDER BY m.depth DESC LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The importer may not appoint an administrator.' USING ERRCODE = 'insufficient_privilege';
    END IF;

    INSERT INTO assignment (tenant_id, id, person_id, role_id, scope, can_delegate, parent_tenant_id, parent_id, granted_by, valid_from, valid_to, revoked_at, revoked_by)
    SELECT of_tenant, r.id, r.person_id, r.role_id, r.scope, r.can_delegate,
        CASE WHEN r.parent_tenant_id = of_tenant THEN of_tenant ELSE source.tenant_id END,
        CASE WHEN r.parent_tenant_id = of_tenant THEN r.parent_id ELSE source.id END,
        CASE WHEN r.parent_tenant_id = of_tenant THEN giver.id ELSE importer END,
        r.valid_from, r.valid_to, r.revoked_at, ender.id
    FROM json_populate_recordset(NULL::assignment, told) r
    JOIN role ON role.id = r.role_id AND nlevel(r.scope) BETWEEN role.min_depth AND role.max_depth
    LEFT JOIN person giver ON giver.id = r.granted_by
    LEFT JOIN person ender ON ender.id = r.revoked_by
    WHERE r.tenant_id = of_tenant;

    IF EXISTS (
        SELECT FROM assignment a
        JOIN assignment above ON above.tenant_id = a.parent_tenant_id AND above.id = a.parent_id
        JOIN role given ON given.id = a.role_id
        JOIN role held ON held.id = above.role_id
        WHERE a.tenant_id = of_tenant AND a.revoked_at IS NULL AND (a.valid_to IS NULL OR a.valid_to > now())
          AND NOT (above.revoked_at IS NULL AND above.can_delegate AND above.scope @> a.scope
              AND (given.permissions <@ held.permissions OR given.id = ANY (held.appoints))))
    THEN
        RAISE EXCEPTION 'Somebody would hold more than whoever gave it.' USING ERRCODE = 'check_violation';
    END IF;

    RETURN QUERY
    WITH held AS (SELECT a.person_id, count(*) AS number FROM assignment a WHERE a.tenant_id = of_tenant GROUP BY a.person_id)
    UPDATE person p SET grants_version = p.grants_version + 1 FROM held WHERE p.id = held.person_id
    RETURNING p.id, p.grants_version, held.number;
END $$;
