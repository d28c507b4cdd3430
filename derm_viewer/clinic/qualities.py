"""What a patient may feel: apart from the answers, because a start of the window wants these words alone."""

from __future__ import annotations

QUALITIES = ("pain", "tingling", "numbness")
