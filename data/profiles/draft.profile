# A draft on its way to the desk: what is not there yet is no fault, and no wire or filing has limits for it.
[check]
summary=a draft on its way to the desk: parts may still be missing
edgar=false

[rules]
html=off
missing-headline=info
missing-dateline=info
missing-contact=info
year-unresolved=info
placeholder-left=info
referenced-schedule-missing=info
source-missing=off
missing-end-mark=off
