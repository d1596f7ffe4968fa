#!/bin/sh
/usr/lib/actorload/initramfs/start
