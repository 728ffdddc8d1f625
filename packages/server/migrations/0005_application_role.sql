-- What the application's role may do. Later migrations grant for what they add.
-- Events, leaves and audit entries are appended only: no update, no delete.

grant usage on schema platform, ledger, access, posts, duties to jinze_app;
grant select, insert on platform.event, ledger.pending_leaf, access.audit_entry to jinze_app;
grant select, insert on platform.installation to jinze_app;
grant select, insert, update, delete on platform.idempotency_key to jinze_app;
grant execute on function platform.scope_keys(), platform.scope_persons(), platform.scope_committees() to jinze_app;

grant select, insert, update on access.account, access.role_grant, access.setup_link to jinze_app;
grant select, insert, update, delete on access.session, access.sign_in_failure to jinze_app;

grant select, insert on posts.region, posts.organ, posts.post, posts.person, posts.roster_import to jinze_app;
grant select, insert, update on posts.appointment, posts.portfolio to jinze_app;

grant select, insert on duties.item_set to jinze_app;
grant select, insert, update on duties.section to jinze_app;

grant usage on schema migration to jinze_app;
grant select on migration.applied to jinze_app;
