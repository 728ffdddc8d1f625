-- A paper of what is computed is of no version of a record: it says on which day it was computed, and from how long a log.

alter table documents.document alter column of_version drop not null;
