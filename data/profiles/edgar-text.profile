# Exhibit 99.1 as a text document, as the EDGAR Filer Manual has it.
[check]
summary=Exhibit 99.1 as plain text, filed through EDGAR

[parts]
required=exhibit-label;headline;dateline
order=exhibit-label;headline;lede
