"""What the command line sets and patches read."""
from __future__ import annotations

#: EC2 refuses an instance profile younger than this many seconds.
delay_iam_profile: float = 0

#: Each AWS call waits so many milliseconds before it is handled.
latency_ms: float = 0
