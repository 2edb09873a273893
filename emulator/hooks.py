"""How patches hold on to moto: three small decorators and AWS's error.

A patch names a class of moto and a method of it. For operations that is the service's response class and the
operation in snake case; `self._get_params()` there gives the request's parameters as the API reference names them.
"""
from __future__ import annotations

import functools
from typing import Any, Callable

from moto.core.exceptions import ServiceException


class AwsError(ServiceException):
    """An answer with AWS's error code; moto writes it in the protocol of the service that was called."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)


def around(owner: type, name: str) -> Callable:
    """f(original, self, ...) takes the place of the method."""

    def decorate(function: Callable) -> Callable:
        original = getattr(owner, name)

        @functools.wraps(original)
        def wrapper(self: Any, *args: Any, **kwargs: Any) -> Any:
            return function(original, self, *args, **kwargs)

        setattr(owner, name, wrapper)
        return function

    return decorate


def before(owner: type, name: str) -> Callable:
    """f(self, ...) runs first. It raises to refuse; what it returns, if anything, is the answer."""

    def decorate(function: Callable) -> Callable:
        original = getattr(owner, name)

        @functools.wraps(original)
        def wrapper(self: Any, *args: Any, **kwargs: Any) -> Any:
            answer = function(self, *args, **kwargs)
            return original(self, *args, **kwargs) if answer is None else answer

        setattr(owner, name, wrapper)
        return function

    return decorate


def added(owner: type, name: str) -> Callable:
    """f(self, ...) becomes a method (an operation) that moto lacks."""

    def decorate(function: Callable) -> Callable:
        setattr(owner, name, function)
        return function

    return decorate


def validation(message: str) -> AwsError:
    return AwsError("ValidationError", message)


def invalid_value(message: str) -> AwsError:
    return AwsError("InvalidParameterValue", message)
