-- Delegated administration, kept by the database itself (docs/decisions/0007-delegation.md).
-- The app role reads "assignment" through row-level security and writes it through the functions below only:
-- they run as the owner, and the rule "nobody gives more than they hold" is in them and nowhere else.

ALTER TABLE assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignment FORCE ROW LEVEL SECURITY;

-- A tenant reads its own rows and those it gave; so the city reads its own people and the administrators it appointed,
-- and nobody that those appointed in turn.
CREATE POLICY tenant_reads ON assignment FOR SELECT USING (
    tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid
    OR parent_tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);

-- Before anybody is signed in there is no tenant: one person's own rows, by that person's id.
CREATE POLICY person_reads ON assignment FOR SELECT USING (
    person_id = NULLIF(current_setting('app.person_id', true), '')::uuid);

CREATE POLICY keeper ON assignment FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);

-- The tenant cannot disagree with the scope, and nothing hangs on another tenant's assignment.
ALTER TABLE assignment
    ADD CONSTRAINT ck_assignment_tenant CHECK (tenant_id = CASE WHEN nlevel(scope) = 1
        THEN '00000000-0000-4000-8000-00000000c177'::uuid ELSE ltree2text(subpath(scope, 1, 1))::uuid END),
    ADD CONSTRAINT ck_assignment_scope CHECK (nlevel(scope) BETWEEN 1 AND 4 AND subpath(scope, 0, 1) = 'city'),
    ADD CONSTRAINT ck_assignment_parent CHECK (parent_tenant_id IN (tenant_id, '00000000-0000-4000-8000-00000000c177'::uuid)),
    ADD CONSTRAINT ck_assignment_term CHECK (valid_to > valid_from);

-- Grants go side by side; an ending waits for the grants under way in its tenant and holds new ones back, so that nothing
-- is given from an assignment while it is being taken away. Every statement after this one sees what was committed before.
CREATE FUNCTION access_lock(tenant uuid, for_ending boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    city constant uuid := '00000000-0000-4000-8000-00000000c177';
BEGIN
    IF for_ending AND tenant = city THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('access:' || city, 0));
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('access:' || city, 0));
    IF for_ending THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('access:' || tenant, 0));
    ELSE
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('access:' || tenant, 0));
    END IF;
END $$;

-- The rule: the giver's live, delegable assignments at or above the scope that hold every permission of the role, or whose
-- role appoints it (the city appoints a tenant's administrator without ever holding that administrator's permissions).
CREATE FUNCTION may_give(giver uuid, given_role text, given_scope ltree)
RETURNS TABLE (tenant_id uuid, id uuid, valid_to timestamptz, depth int) LANGUAGE sql STABLE AS $$
    SELECT mine.tenant_id, mine.id, mine.valid_to, nlevel(mine.scope)
    FROM assignment mine
    JOIN role held ON held.id = mine.role_id
    JOIN role given ON given.id = given_role
    JOIN person ON person.id = mine.person_id
    WHERE mine.person_id = giver
      AND person.disabled_at IS NULL
      AND mine.can_delegate
      AND mine.revoked_at IS NULL AND mine.valid_from <= now() AND (mine.valid_to IS NULL OR mine.valid_to > now())
      AND mine.scope @> given_scope
      AND nlevel(given_scope) BETWEEN given.min_depth AND given.max_depth
      AND 'access.grant' = ANY (held.permissions)
      AND (given.id = ANY (held.appoints) OR given.permissions <@ held.permissions)
$$;

-- Gives a role. No row: the giver may not. "created" is false when the person had exactly this already.
CREATE FUNCTION grant_assignment(
    giver uuid, receiver uuid, given_role text, given_scope ltree, delegable boolean, until timestamptz, new_id uuid)
RETURNS TABLE (assignment_id uuid, created boolean, tenant uuid, version bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    scope_tenant constant uuid := CASE WHEN nlevel(given_scope) = 1
        THEN '00000000-0000-4000-8000-00000000c177'::uuid ELSE ltree2text(subpath(given_scope, 1, 1))::uuid END;
    permitted boolean;
BEGIN
    PERFORM access_lock(scope_tenant, false);

    -- An assignment that ran out makes room for its successor.
    UPDATE assignment a SET revoked_at = a.valid_to
    WHERE a.tenant_id = scope_tenant AND a.person_id = receiver AND a.role_id = given_role AND a.scope = given_scope
      AND a.revoked_at IS NULL AND a.valid_to <= now();

    -- The grant itself: one statement, nothing unless a source permits it.
    WITH source AS (
        SELECT m.tenant_id, m.id
        FROM may_give(giver, given_role, given_scope) m
        WHERE giver <> receiver AND (m.valid_to IS NULL OR until <= m.valid_to)
        ORDER BY m.depth DESC, m.valid_to DESC NULLS FIRST
        LIMIT 1),
    added AS (
        INSERT INTO assignment (tenant_id, id, person_id, role_id, scope, can_delegate, parent_tenant_id, parent_id, granted_by, valid_from, valid_to)
        SELECT scope_tenant, new_id, receiver, given_role, given_scope, delegable, source.tenant_id, source.id, giver, now(), until
        FROM source
        ON CONFLICT (tenant_id, person_id, role_id, scope) WHERE revoked_at IS NULL DO NOTHING
        RETURNING id),
    changed AS (
        UPDATE person SET grants_version = grants_version + 1
        WHERE id = receiver AND EXISTS (SELECT FROM added)
        RETURNING grants_version)
    SELECT EXISTS (SELECT FROM source), EXISTS (SELECT FROM added), (SELECT grants_version FROM changed)
    INTO permitted, created, version;

    -- A statement of its own, so that it sees the row of somebody who gave the same a moment before.
    IF permitted THEN
        RETURN QUERY
        SELECT a.id, grant_assignment.created, scope_tenant, coalesce(grant_assignment.version, 0)
        FROM assignment a
        WHERE a.tenant_id = scope_tenant AND a.person_id = receiver AND a.role_id = given_role AND a.scope = given_scope AND a.revoked_at IS NULL;
    END IF;
END $$;

-- A tenant keeps one administrator, and the city one operator, who can sign in and lasts longer than the one that goes.
CREATE FUNCTION lacks_admin(of_tenant uuid, admin_role text, after timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (
        SELECT FROM assignment a JOIN person p ON p.id = a.person_id
        WHERE a.tenant_id = of_tenant AND a.role_id = admin_role
          AND a.revoked_at IS NULL AND a.valid_from <= now() AND (a.valid_to IS NULL OR a.valid_to > after)
          AND p.disabled_at IS NULL AND NOT p.is_machine)
$$;

-- Ends an assignment and everything given from it, now or at a later time. What hangs on it directly passes to the heir
-- as far as the heir could have given it. No row: the ender may not. Returns whose access changed.
CREATE FUNCTION end_assignment(ender uuid, target_tenant uuid, target uuid, at timestamptz, heir uuid)
RETURNS TABLE (person uuid, tenant uuid, version bigint, ended int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moment constant timestamptz := greatest(at, now());
    goal assignment;
BEGIN
    PERFORM access_lock(target_tenant, true);
    SELECT * INTO goal FROM assignment a WHERE a.tenant_id = target_tenant AND a.id = target AND a.revoked_at IS NULL;
    IF NOT FOUND THEN
        RETURN;
    END IF;

    RETURN QUERY
    WITH RECURSIVE
    inherited AS (
        SELECT child.tenant_id, child.id, source.tenant_id AS heir_tenant, source.id AS heir_assignment
        FROM assignment child
        CROSS JOIN LATERAL (
            SELECT m.tenant_id, m.id FROM may_give(heir, child.role_id, child.scope) m
            WHERE m.id <> target AND child.person_id <> heir AND (m.valid_to IS NULL OR child.valid_to <= m.valid_to)
            ORDER BY m.depth DESC LIMIT 1) source
        WHERE child.parent_tenant_id = target_tenant AND child.parent_id = target AND child.revoked_at IS NULL
          AND NOT EXISTS (
              WITH RECURSIVE above AS (
                  SELECT a.id, a.parent_tenant_id, a.parent_id FROM assignment a
                  WHERE a.tenant_id = source.tenant_id AND a.id = source.id
                  UNION ALL
                  SELECT a.id, a.parent_tenant_id, a.parent_id
                  FROM above JOIN assignment a ON a.tenant_id = above.parent_tenant_id AND a.id = above.parent_id)
              SELECT FROM above WHERE above.id IN (target, child.id))),
    branch AS (
        SELECT goal.tenant_id, goal.id
        UNION ALL
        SELECT child.tenant_id, child.id
        FROM branch JOIN assignment child
            ON child.parent_tenant_id = branch.tenant_id AND child.parent_id = branch.id AND child.revoked_at IS NULL
        WHERE NOT EXISTS (SELECT FROM inherited WHERE inherited.id = child.id)),
    allowed AS (
        SELECT FROM may_give(ender, goal.role_id, goal.scope) m
        WHERE goal.person_id <> ender AND NOT EXISTS (SELECT FROM branch WHERE branch.id = m.id)
        LIMIT 1),
    moved AS (
        UPDATE assignment a SET parent_tenant_id = i.heir_tenant, parent_id = i.heir_assignment, granted_by = heir
        FROM inherited i WHERE a.tenant_id = i.tenant_id AND a.id = i.id AND EXISTS (SELECT FROM allowed)
        RETURNING a.id),
    shortened AS (
        UPDATE assignment a SET
            revoked_at = CASE WHEN moment <= now() THEN now() END,
            revoked_by = ender,
            valid_to = CASE WHEN moment <= now() THEN a.valid_to ELSE least(a.valid_to, moment) END
        FROM branch b
        WHERE a.tenant_id = b.tenant_id AND a.id = b.id AND EXISTS (SELECT FROM allowed)
          AND (moment <= now() OR a.valid_to IS NULL OR a.valid_to > moment)
        RETURNING a.person_id, a.tenant_id),
    affected AS (
        SELECT s.person_id, s.tenant_id, count(*)::int AS ended FROM shortened s GROUP BY s.person_id, s.tenant_id),
    changed AS (
        UPDATE person p SET grants_version = p.grants_version + 1
        WHERE p.id IN (SELECT affected.person_id FROM affected)
        RETURNING p.id, p.grants_version)
    SELECT affected.person_id, affected.tenant_id, changed.grants_version, affected.ended
    FROM affected JOIN changed ON changed.id = affected.person_id;

    IF EXISTS (
        SELECT FROM assignment a
        WHERE (a.tenant_id = target_tenant OR target_tenant = '00000000-0000-4000-8000-00000000c177')
          AND a.role_id IN ('operator', 'tenant-admin') AND a.revoked_by = ender
          AND (a.revoked_at = now() OR a.revoked_at IS NULL AND a.valid_to = moment)
          AND lacks_admin(a.tenant_id, a.role_id, moment))
    THEN
        RAISE EXCEPTION 'The last administrator stays.' USING ERRCODE = 'LN001';
    END IF;
END $$;

-- Closes an account; what the person gave to others stays given. Returns the tenants in which the person had access.
CREATE FUNCTION disable_person(target uuid, stamp text)
RETURNS TABLE (tenant uuid, version bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM access_lock('00000000-0000-4000-8000-00000000c177', true);

    RETURN QUERY
    WITH changed AS (
        UPDATE person SET disabled_at = now(), security_stamp = stamp, grants_version = grants_version + 1
        WHERE id = target AND disabled_at IS NULL
        RETURNING grants_version)
    SELECT DISTINCT a.tenant_id, changed.grants_version
    FROM changed JOIN assignment a ON a.person_id = target AND a.revoked_at IS NULL;

    IF EXISTS (
        SELECT FROM assignment a
        WHERE a.person_id = target AND a.role_id IN ('operator', 'tenant-admin')
          AND a.revoked_at IS NULL AND (a.valid_to IS NULL OR a.valid_to > now())
          AND lacks_admin(a.tenant_id, a.role_id, now()))
    THEN
        RAISE EXCEPTION 'The last administrator stays.' USING ERRCODE = 'LN001';
    END IF;
END $$;

-- The very first person of the city: only while nobody has ever held the role.
CREATE FUNCTION appoint_first(receiver uuid, first_role text, new_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    city constant uuid := '00000000-0000-4000-8000-00000000c177';
BEGIN
    PERFORM access_lock(city, true);
    INSERT INTO assignment (tenant_id, id, person_id, role_id, scope, can_delegate, valid_from)
    SELECT city, new_id, receiver, first_role, 'city', true, now()
    WHERE first_role IN ('operator', 'city-officer') AND NOT EXISTS (SELECT FROM assignment a WHERE a.role_id = first_role AND a.tenant_id = city);
    RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION access_lock(uuid, boolean), may_give(uuid, text, ltree), lacks_admin(uuid, text, timestamptz) FROM PUBLIC;

-- Roles change with a release, never by a request.
ALTER TABLE role ENABLE ROW LEVEL SECURITY;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON role FOR SELECT USING (true);
CREATE POLICY keeper ON role FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
