# PR Newswire: the dateline carries the wire's mark, somebody can be asked, and a trailer closes the release.
[check]
summary=a release as PR Newswire carries it, with its trailer
edgar=false

[parts]
required=headline;dateline;wire;source
order=headline;lede;about;source;transmission

[rules]
html=off
missing-contact=error
missing-end-mark=off
