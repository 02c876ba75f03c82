# Exhibit 99.1 as HTML, as the EDGAR Filer Manual has it.
[check]
summary=Exhibit 99.1 as HTML, filed through EDGAR

[parts]
required=exhibit-label;headline;dateline
order=exhibit-label;headline;lede
