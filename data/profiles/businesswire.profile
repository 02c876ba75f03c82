# Business Wire: a contact is asked for, and the wire's mark stands in the dateline.
[check]
summary=a release as Business Wire carries it

[parts]
required=headline;dateline;wire;contacts
order=headline;lede;contacts

[rules]
missing-end-mark=off
