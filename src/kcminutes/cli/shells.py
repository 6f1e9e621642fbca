"""Completion in the shells: bash, zsh, fish and PowerShell. click's own offers no files of one kind, and none with spaces.

A line goes to each script as ``plain,VALUE``, or as ``file,.toml``, which asks the shell for its own files of that kind.
"""

import os
from typing import ClassVar, Final

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

_BASH: Final = r"""
%(complete_func)s() {
    local IFS=$'\n' response line value cur="${COMP_WORDS[COMP_CWORD]}"
    cur="${cur#[\"\']}"
    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1" 2>/dev/null)
    COMPREPLY=()
    for line in $response; do
        value="${line#*,}"
        if [[ $line == plain,* ]]; then
            COMPREPLY+=("$value")
        elif [[ -n $value ]]; then
            COMPREPLY+=($(compgen -d -- "$cur") $(compgen -f -X "!*$value" -- "$cur"))
        else
            COMPREPLY+=($(compgen -f -- "$cur"))
        fi
    done
    compopt -o filenames 2>/dev/null
    return 0
}
complete -F %(complete_func)s %(prog_name)s
"""

_ZSH: Final = r"""#compdef %(prog_name)s
%(complete_func)s() {
    local -a plain
    local line
    (( ! $+commands[%(prog_name)s] )) && return 1
    for line in "${(@f)$(env COMP_WORDS="${(j: :)words}" COMP_CWORD=$((CURRENT-1)) \
%(complete_var)s=zsh_complete %(prog_name)s 2>/dev/null)}"; do
        if [[ "$line" == plain,* ]]; then
            plain+=("${line#*,}")
        elif [[ "$line" == file,?* ]]; then
            _files -g "*${line#*,}"
        elif [[ "$line" == file,* ]]; then
            _files
        fi
    done
    (( $#plain )) && compadd -U -a plain
    return 0
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH: Final = r"""
function %(complete_func)s
    for line in (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp | string collect) COMP_CWORD=(commandline -ct) \
%(prog_name)s 2>/dev/null)
        set -l parts (string split -m 1 "," -- $line)
        if test "$parts[1]" = plain
            echo $parts[2]
        else if test "$parts[1]" = file -a -n "$parts[2]"
            __fish_complete_suffix $parts[2] | string match -r -- '^[^\t]*(?:/|\.toml)(?:\t.*)?$'
        else if test "$parts[1]" = file
            __fish_complete_path (commandline -ct)
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""

_POWERSHELL: Final = r"""
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = $commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -le $cursorPosition }
    $env:COMP_WORDS = ($before | ForEach-Object { $_.ToString() }) -join "`n"
    $env:COMP_CWORD = $wordToComplete
    $env:%(complete_var)s = 'powershell_complete'
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        %(prog_name)s 2>$null | ForEach-Object {
            $kind, $value = $_ -split ',', 2
            if ($kind -eq 'plain') {
                $typed = if ($value -match "[\s'()&;]") { "'" + $value.Replace("'", "''") + "'" } else { $value }
                [System.Management.Automation.CompletionResult]::new($typed, $value, 'ParameterValue', $value)
            } elseif ($kind -eq 'file') {
                [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete) |
                    Where-Object { $_.ResultType -eq 'ProviderContainer' -or $_.ListItemText -like "*$value" }
            }
        }
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_CWORD -ErrorAction SilentlyContinue
    }
}
"""


class _Bash(BashComplete):
    source_template: ClassVar[str] = _BASH

    def format_completion(self, item: CompletionItem) -> str:
        """One line of the answer."""
        return _line(item)

    def source(self) -> str:
        """The script, without click's look at bash's version: it needs nothing of a new one."""
        return ShellComplete.source(self)


class _Zsh(ZshComplete):
    source_template: ClassVar[str] = _ZSH

    def format_completion(self, item: CompletionItem) -> str:
        """One line of the answer."""
        return _line(item)


class _Fish(FishComplete):
    source_template: ClassVar[str] = _FISH

    def format_completion(self, item: CompletionItem) -> str:
        """One line of the answer."""
        return _line(item)


class _PowerShell(ShellComplete):
    name: ClassVar[str] = "powershell"
    source_template: ClassVar[str] = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, as they were typed but for their quotes (a path there has backslashes), and the last one."""
        words = [word.strip("\"'") for word in os.environ.get("COMP_WORDS", "").split("\n")]
        begun = os.environ.get("COMP_CWORD", "").strip("\"'")
        return words[1:-1] if begun and words[-1] == begun else words[1:], begun

    def format_completion(self, item: CompletionItem) -> str:
        """One line of the answer."""
        return _line(item)


def _line(item: CompletionItem) -> str:
    return f"{item.type},{item.value}"


SHELLS: Final = {"bash": _Bash, "zsh": _Zsh, "fish": _Fish, "powershell": _PowerShell}


def register() -> None:
    """Have these used by click, which answers the shells when ``_KCMINUTES_COMPLETE`` is set."""
    for name, kind in SHELLS.items():
        add_completion_class(kind, name)


def script(cli: click.Command, shell: str) -> str:
    """What the shell, one of `SHELLS`, has to run to offer something for the commands."""
    return SHELLS[shell](cli, {}, "kcminutes", "_KCMINUTES_COMPLETE").source()
