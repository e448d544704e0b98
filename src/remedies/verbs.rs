//! The verbs that steps begin with.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Whether a word, lowercase, is an imperative that remedies begin with.
pub fn is_verb(word: &str) -> bool {
    static VERBS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| LIST.split_whitespace().collect());
    VERBS.contains(word)
}

const LIST: &str = "
    accept access activate add adjust allow allowlist alter answer append apply archive ask assign attach
    attempt avoid back begin bind boot bring browse build call cancel capture change check choose clean clear
    click close collect comment compare compile complete compose compress concatenate configure confirm connect
    contact continue convert copy correct create customize cut deactivate debug declare decrease decrypt define
    delete deploy deselect detach determine disable discard disconnect dismount display distribute do
    double-click download drag drop edit eject eliminate empty enable encrypt ensure enter erase establish
    examine exclude execute exit expand export extract fill find finish follow force format generate get give go
    grant highlight hold identify ignore implement import include increase initialize insert install instead
    instruct invoke join keep launch leave let limit link list load locate lock log login look lower make
    manually map mark maximize merge migrate minimize modify monitor mount move name navigate note obtain
    offboard onboard open override partition pass paste perform pick ping place point press prevent preview
    print proceed promote protect provide publish purchase purge put quit re-add re-create re-deploy re-enable
    re-enter re-import re-install re-register re-run reactivate read readd reapply rearrange reboot rebuild
    recompile reconfigure reconnect record recover recreate redeploy redistribute reduce reenable refer reformat
    refresh regenerate register reimport reinstall release reload relocate remove rename reopen reorder repair
    repeat replace republish reregister rerun reschedule reseat resend reset resize resolve restart restore
    resubmit resume retrieve retry return retype revert review revise right-click roll rollback run save scan
    scroll search see select send set share shrink shut shutdown sign specify split start stop store submit
    substitute subtract supply switch synchronize take tap test tick toggle transfer troubleshoot truncate trust
    try turn type unblock uncheck uncomment unhide uninstall unload unlock unmerge unmount unpack unpin unplug
    unpublish unregister unselect untick unzip update upgrade upload use validate verify view visit wait
    whitelist wipe work wrap write zip
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imperatives_are_known() {
        assert!(is_verb("restart") && is_verb("double-click") && !is_verb("windows"));
    }
}
