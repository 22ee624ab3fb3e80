"""The rules of the packs as the settings of a run have them: some off, some milder, some with other parameters."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from checker.judge.kinds import KINDS
from checker.judge.rules import Rule, Rules, fitting
from checker.model import Value
from checker.settings import RuleSetting


def in_force(rules: Rules, settings: Iterable[RuleSetting]) -> Rules:
    """The rules with what is set for them; those that are off are left out.

    Raises `checker.located.FileError`, or `ValueError` for a setting that stands in no file, where a rule or parameter
    is not known or a value does not fit.
    """
    changed = {rule.code: rule for rule in rules}
    off = set()
    for setting in settings:
        rule = changed[known(rules, setting).code]
        rule = replace(rule, parameters={**rule.parameters, **_parameters(rule, setting)})
        if setting.level == "off":
            off.add(rule.code)
        elif setting.level:
            rule = replace(rule, severity=setting.level)
        changed[rule.code] = rule
    return Rules(tuple(rule for code, rule in changed.items() if code not in off))


def known(rules: Rules, setting: RuleSetting) -> Rule:
    """The rule that a setting speaks of; an error with the nearest one where there is none."""
    rule = rules.find(setting.rule)
    if rule is None:
        near = rules.nearest(setting.rule)
        advice = f'did you mean "{near}"?' if near else "`check-figures rules` lists all"
        raise _error(setting, f'unknown rule "{setting.rule}": {advice}')
    return rule


def _parameters(rule: Rule, setting: RuleSetting) -> dict[str, Value]:
    given: dict[str, Value] = {}
    for key, value in setting.parameters.items():
        try:
            given[key] = fitting(KINDS[rule.kind], key, value)
        except ValueError as error:
            raise _error(setting, str(error), key) from None
    return given


def _error(setting: RuleSetting, message: str, *inner: str) -> ValueError:
    return setting.spot.error(message, *inner) if setting.spot else ValueError(message)
