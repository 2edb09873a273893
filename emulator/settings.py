"""What the command line sets and patches read."""
from __future__ import annotations

#: EC2 refuses an instance profile younger than this many seconds.
delay_iam_profile: float = 0

#: What the command line gave, for when `consistency.py` has changed it for a while.
given_delay_iam_profile: float = 0

#: Each AWS call waits so many milliseconds before it is handled.
latency_ms: float = 0

#: The seed of the delays that `consistency.py` plays; None: AWS shows and does everything at once.
consistency_seed: int | None = None

#: Whether calls take tokens from AWS's buckets and are refused where none are left, see `throttling.py`.
throttling: bool = False
