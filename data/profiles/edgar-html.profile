# Exhibit 99.1 as HTML, as the EDGAR Filer Manual has it: its elements alone, nothing active, nothing from
# outside the submission, no table in a table, and a text that can be read.
[check]
summary=Exhibit 99.1 as HTML, filed through EDGAR
edgar=true

[parts]
required=exhibit-label;headline;dateline
order=exhibit-label;headline;lede

[rules]
html=error
cut-html=error
only-images=error
