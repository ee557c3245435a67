-- Rows that are counted up by every chunk of an import: with room on their page, a new version of a row stays there and
-- no index is written.
ALTER TABLE "domain_anchor" SET (fillfactor = 80);
ALTER TABLE "domain_target" SET (fillfactor = 80);
