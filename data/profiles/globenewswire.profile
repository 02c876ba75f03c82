# GlobeNewswire: the wire's mark stands in the dateline, and contacts close the release.
[check]
summary=a release as GlobeNewswire carries it
edgar=false

[parts]
required=headline;dateline;wire;contacts
order=headline;lede;about;contacts

[rules]
html=off
missing-contact=error
missing-end-mark=off
