# PR Newswire: the dateline carries the wire's mark, and a trailer closes the release.
[check]
summary=a release as PR Newswire carries it, with its trailer

[parts]
required=headline;dateline;wire;source
order=headline;lede;source;transmission

[rules]
missing-end-mark=off
