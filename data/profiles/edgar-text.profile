# Exhibit 99.1 as a text document, as the EDGAR Filer Manual has it: lines of 80 columns, of 132 in tagged
# tables, and the characters of its table 5-1 alone.
[check]
summary=Exhibit 99.1 as plain text, filed through EDGAR
edgar=true

[parts]
required=exhibit-label;headline;dateline
order=exhibit-label;headline;lede

[rules]
not-utf8=error
character-not-in-edgar-set=error
tab-in-ascii=error
entity-in-ascii=error
