-- Deployments 工作部署 (third limb of art. 23).

create schema deployments;
grant usage on schema deployments to jinze_app;
