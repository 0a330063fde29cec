-- Communities are merged, split and retired, and units go from one to another (docs/decisions/0013-communities.md). Assignments follow; the
-- rule of 0001 holds afterwards as before: nobody has more than their grantor, and each hangs on one at or above its scope.

-- community_merger: which community goes on with what was another's. Whoever works there reads and finishes what that one left.
-- Before anybody is signed in there is no tenant: those of the tenants in which the person has something.
CREATE POLICY person_reads ON community_merger FOR SELECT USING (EXISTS (
    SELECT FROM assignment a
    WHERE a.tenant_id = community_merger.tenant_id AND a.person_id = NULLIF(current_setting('app.person_id', true), '')::uuid));

-- Takes assignments along from one scope to another, all that lie at it and below, or only one person's of one role.
-- Returns whose access changed.
CREATE FUNCTION move_assignments(of_tenant uuid, from_scope ltree, into_scope ltree, only_person uuid, only_role text)
RETURNS TABLE (person uuid, version bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    going record;
    there assignment;
    loser uuid;
    touched uuid[] := '{}';
BEGIN
    IF subpath(from_scope, 0, 2) <> subpath(into_scope, 0, 2) OR subpath(from_scope, 1, 1) <> text2ltree(replace(of_tenant::text, '-', '')) THEN
        RAISE EXCEPTION 'Assignments never leave their tenant.';
    END IF;

    PERFORM access_lock(of_tenant, true);

    -- One that ran out must not stand in the way of one that goes on.
    UPDATE assignment a SET revoked_at = a.valid_to
    WHERE a.tenant_id = of_tenant AND a.revoked_at IS NULL AND a.valid_to <= now() AND (a.scope <@ from_scope OR a.scope <@ into_scope);

    -- From the top down, so that a grantor is in the new place before what was given from there.
    FOR going IN
        SELECT a.id, a.person_id, a.role_id, a.can_delegate, a.valid_to, a.parent_tenant_id, a.parent_id,
               CASE WHEN nlevel(a.scope) = nlevel(from_scope) THEN into_scope ELSE into_scope || subpath(a.scope, nlevel(from_scope)) END AS target
        FROM assignment a
        WHERE a.tenant_id = of_tenant AND a.revoked_at IS NULL AND a.scope <@ from_scope
          AND (only_person IS NULL OR a.person_id = only_person) AND (only_role IS NULL OR a.role_id = only_role)
        ORDER BY nlevel(a.scope), a.valid_from, a.id
    LOOP
        touched := touched || going.person_id;
        SELECT * INTO there FROM assignment a
        WHERE a.tenant_id = of_tenant AND a.person_id = going.person_id AND a.role_id = going.role_id AND a.scope = going.target AND a.revoked_at IS NULL;

        -- The same twice becomes one: the one that may be passed on, then the one that lasts longer. What hung on the other
        -- hangs on the other's own grantor, who could have given it.
        IF FOUND THEN
            loser := CASE WHEN (there.can_delegate, coalesce(there.valid_to, 'infinity')) >= (going.can_delegate, coalesce(going.valid_to, 'infinity'))
                THEN going.id ELSE there.id END;
            UPDATE assignment child SET parent_tenant_id = gone.parent_tenant_id, parent_id = gone.parent_id
            FROM assignment gone
            WHERE gone.tenant_id = of_tenant AND gone.id = loser AND child.parent_tenant_id = of_tenant AND child.parent_id = loser;
            UPDATE assignment a SET revoked_at = now() WHERE a.tenant_id = of_tenant AND a.id = loser;
        END IF;

        IF loser IS DISTINCT FROM going.id THEN
            UPDATE assignment a SET scope = going.target WHERE a.tenant_id = of_tenant AND a.id = going.id;
        END IF;
        loser := NULL;
    END LOOP;

    -- One whose grantor stayed behind hangs on the first above that reaches it; the sub-district's admin reaches all of them.
    LOOP
        UPDATE assignment a SET parent_tenant_id = above.parent_tenant_id, parent_id = above.parent_id
        FROM assignment above
        WHERE a.tenant_id = of_tenant AND a.revoked_at IS NULL AND a.scope <@ into_scope
          AND above.tenant_id = a.parent_tenant_id AND above.id = a.parent_id AND NOT above.scope @> a.scope AND above.parent_id IS NOT NULL;
        EXIT WHEN NOT FOUND;
    END LOOP;

    -- Whoever is there already reaches more from now on, too.
    RETURN QUERY
    UPDATE person p SET grants_version = p.grants_version + 1
    WHERE p.id = ANY (touched)
       OR p.id IN (SELECT a.person_id FROM assignment a WHERE a.tenant_id = of_tenant AND a.scope <@ into_scope AND a.revoked_at IS NULL AND only_person IS NULL)
    RETURNING p.id, p.grants_version;
END $$;

-- Ends what lies at a scope and below, because the place is no more. Nothing given from there lies elsewhere.
CREATE FUNCTION close_scope(of_tenant uuid, closed ltree)
RETURNS TABLE (person uuid, version bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF nlevel(closed) < 3 OR subpath(closed, 1, 1) <> text2ltree(replace(of_tenant::text, '-', '')) THEN
        RAISE EXCEPTION 'Only communities and units are closed.';
    END IF;

    PERFORM access_lock(of_tenant, true);
    RETURN QUERY
    WITH ended AS (
        UPDATE assignment a SET revoked_at = now()
        WHERE a.tenant_id = of_tenant AND a.scope <@ closed AND a.revoked_at IS NULL
        RETURNING a.person_id)
    UPDATE person p SET grants_version = p.grants_version + 1
    WHERE p.id IN (SELECT ended.person_id FROM ended)
    RETURNING p.id, p.grants_version;
END $$;
