"""What the columns of a table of articles may be called."""

from __future__ import annotations

NAMES = {
    "text": "text body content article articletext articlebody bodytext fulltext maintext",
    "title": "title headline",
    "published": "published date datepublished publicationdate pubdate publishdate publishedat publishedon timestamp",
    "updated": "updated modified datemodified lastmodified lastupdated updatedat",
    "outlet": "outlet source publisher publication newspaper site domain sitename",
    "url": "url link href canonicalurl",
    "author": "author authors byline",
    "story": "story cluster storyid clusterid event eventid topic",
}
"""What a column may be called, in small letters and without spaces or signs; the first that a table has is taken."""
