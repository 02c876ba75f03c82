# A draft on its way to the desk: what is not there yet is no fault.
[check]
summary=a draft on its way to the desk: parts may still be missing

[rules]
missing-headline=info
missing-dateline=info
missing-contact=info
source-missing=off
missing-end-mark=off
