#!/bin/sh
/usr/lib/actorload/initramfs/stop
